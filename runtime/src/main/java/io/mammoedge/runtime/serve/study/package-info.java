/** From images that were received to one report a study, by way of the spool's folders. */
package io.mammoedge.runtime.serve.study;

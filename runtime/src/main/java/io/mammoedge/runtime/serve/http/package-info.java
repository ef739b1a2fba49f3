/** HTTP without meaning: routes, access, admission, bodies with limits, errors. Jetty ends here. */
package io.mammoedge.runtime.serve.http;

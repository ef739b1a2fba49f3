/** One verified release an executor: where it comes from, and who holds it open. */
package io.mammoedge.archive.session;

/** The same cases on two roads, and what that proves. */
package io.mammoedge.validation.parity;

/** The validation of MammoEdge. */
package io.mammoedge.validation;

/**
 * What single pieces of the runtime cost, measured with JMH on a full-size synthetic mammogram.
 * Pieces that are not public stand in the packages that they measure.
 */
package io.mammoedge.pieces;

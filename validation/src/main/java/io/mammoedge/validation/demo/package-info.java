/** The whole road in one command. */
package io.mammoedge.validation.demo;

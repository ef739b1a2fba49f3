/** What this machine is, whether a release runs on it and how fast, and what to do next. */
package io.mammoedge.runtime.doctor;

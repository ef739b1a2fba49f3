/**
 * Who made a release: signatures in the format of OpenSSF Model Signing (OMS) 1.0, and the keys
 * that a site trusts; and who tested one. It knows names and digests of files, and nothing of what
 * they hold.
 */
package io.mammoedge.runtime.trust;

/**
 * Synthetic mammograms: anatomy, tissue and lesions drawn from a seed, written in the folder
 * layouts of CBIS-DDSM and INbreast. They show that the machinery works; they prove nothing about
 * mammograms.
 */
package io.mammoedge.trainer.phantom;

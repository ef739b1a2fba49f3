# Reference values for the AUCs per breast and per patient from R's pROC (Debian: r-cran-proc).
# Usage: Rscript groups.R DIRECTORY SEED   writes images.csv and areas.csv
# The committed files were made with seed 20261126.
suppressPackageStartupMessages(library(pROC))
arguments <- commandArgs(trailingOnly = TRUE)
directory <- arguments[1]
set.seed(as.integer(arguments[2]))

# 80 patients with one or two breasts of one to three images; a lesion is seen on most of them.
breasts <- unlist(lapply(1:80, function(p) paste0("p", p, "/", sample(c("L", "R"), sample(2, 1)))))
breast <- rep(breasts, times = sample(3, length(breasts), replace = TRUE))
ill <- runif(length(breasts)) < 0.4
names(ill) <- breasts
malignant <- ill[breast] & runif(length(breast)) < 0.8
images <- data.frame(
  image = paste0("i", seq_along(breast)),
  patient = sub("/.*", "", breast),
  side = sub(".*/", "", breast),
  label = ifelse(malignant, "malignant", "benign"),
  score = sprintf("%.9f", plogis(rnorm(length(breast), 2.2 * malignant - 1.5, 1.5))))
images <- images[sample(nrow(images)), ]

area <- function(key) {
  label <- tapply(images$label == "malignant", key, any)
  score <- tapply(as.numeric(images$score), key, mean)
  curve <- roc(as.integer(label), as.vector(score), levels = c(0, 1), direction = "<")
  ci <- ci.auc(curve, method = "delong")
  c(length(label), sum(label), ci[2], ci[1], ci[3])
}

areas <- rbind(area(images$image), area(paste(images$patient, images$side)), area(images$patient))
areas <- data.frame(per = c("image", "breast", "patient"), n = areas[, 1], positives = areas[, 2],
                    auc = sprintf("%.15g", areas[, 3]), low = sprintf("%.15g", areas[, 4]),
                    high = sprintf("%.15g", areas[, 5]))
write.csv(images, file.path(directory, "images.csv"), row.names = FALSE, quote = FALSE)
write.csv(areas, file.path(directory, "areas.csv"), row.names = FALSE, quote = FALSE)

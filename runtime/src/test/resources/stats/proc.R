# 212 generated sets of cases, many of them nasty, measured by R's pROC (Debian: r-cran-proc).
# Usage: Rscript proc.R DIRECTORY SEED   writes proc-cases.csv and proc-results.csv, one line a set
# The committed files were made with seed 20261126.
suppressPackageStartupMessages(library(pROC))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "obuchowski.R"))
arguments <- commandArgs(trailingOnly = TRUE)
directory <- arguments[1]
set.seed(as.integer(arguments[2]))

# positives, negatives, images a patient at most, digits of a score, separation
kinds <- list(
  continuous = list(times = 40, p = 15, q = 15, images = 1, digits = 4, separation = 1),
  ties       = list(times = 40, p = 15, q = 20, images = 1, digits = 0, separation = 0.8),
  clustered  = list(times = 40, p = 15, q = 20, images = 4, digits = 1, separation = 1),
  tiny       = list(times = 30, p = 2, q = 2, images = 1, digits = 1, separation = 0.5),
  small      = list(times = 20, p = 3, q = 5, images = 2, digits = 1, separation = 1),
  reversed   = list(times = 15, p = 10, q = 10, images = 1, digits = 2, separation = -1.5),
  separated  = list(times = 10, p = 6, q = 9, images = 2, digits = 2, separation = 12),
  equal      = list(times = 5, p = 4, q = 6, images = 2, digits = 2, separation = NA),
  imbalanced = list(times = 6, p = 2, q = 500, images = 1, digits = 2, separation = 1.5),
  mostly     = list(times = 6, p = 60, q = 3, images = 3, digits = 1, separation = 1))

generate <- function(kind) {
  positive <- sample(rep(1:0, c(kind$p, kind$q)))
  n <- length(positive)
  patient <- if (kind$images == 1) seq_len(n) else sample(ceiling(2 * n / kind$images), n, TRUE)
  shared <- rnorm(n) + rnorm(max(patient))[patient]
  score <- function(own) {
    if (is.na(kind$separation)) return(rep(0.25, n))
    round(0.8 * shared + own * rnorm(n) + kind$separation * positive, kind$digits)
  }
  data.frame(patient, positive, reference = score(0.5), candidate = score(0.7))
}

# Clustered variance needs two patients of each class.
enough <- function(d) all(tapply(d$patient, d$positive, function(p) length(unique(p))) >= 2)

compared <- function(curves) {
  test <- suppressWarnings(roc.test(curves[[2]], curves[[1]], paired = TRUE, method = "delong"))
  c(delta = as.numeric(auc(curves[[2]]) - auc(curves[[1]])), z = unname(test$statistic),
    p = unname(test$p.value), deltaLow = test$conf.int[1], deltaHigh = test$conf.int[2])
}

partial <- function(curve) {
  ranges <- list(c(0.9, 1), c(0.5, 0.8), c(0.8515, 0.8535))
  values <- c()
  for (focus in c("specificity", "sensitivity")) for (range in ranges) {
    area <- function(correct) suppressWarnings(as.numeric(auc(curve, partial.auc = range,
      partial.auc.focus = focus, partial.auc.correct = correct)))
    name <- paste0(focus, range[1], "to", range[2])
    values[name] <- area(FALSE)
    values[paste0(name, "corrected")] <- area(TRUE)
  }
  values
}

read <- function(curve) {
  values <- c()
  for (at in c(0, 0.5, 0.8, 0.9, 0.95, 1)) {
    values[paste0("sensitivityAt", at)] <-
      coords(curve, at, input = "specificity", ret = "sensitivity", transpose = FALSE)[[1]]
    values[paste0("specificityAt", at)] <-
      coords(curve, at, input = "sensitivity", ret = "specificity", transpose = FALSE)[[1]]
  }
  values
}

# Sums over all points in which each has a weight of its own, so that no exchange goes unnoticed.
points <- function(curve) {
  all <- coords(curve, "all", ret = c("threshold", "sensitivity", "specificity"), transpose = FALSE)
  all <- all[order(-all$threshold), ]
  i <- seq_len(nrow(all))
  finite <- is.finite(all$threshold)
  c(points = nrow(all), thresholds = sum((i * all$threshold)[finite]),
    sensitivities = sum(i * all$sensitivity), specificities = sum(i * all$specificity))
}

calibrated <- function(d) {
  p <- round(plogis(d$reference), 2)
  bin <- findInterval(p, (0:10) / 10, rightmost.closed = TRUE)
  k <- sort(unique(bin))
  said <- as.vector(tapply(p, bin, mean))
  came <- as.vector(tapply(d$positive, bin, mean))
  n <- as.vector(table(bin))
  c(brier = mean((p - d$positive)^2), expectedError = sum(n * abs(said - came)) / nrow(d),
    binSizes = sum(k * n), binMeans = sum(k * said), binShares = sum(k * came))
}

# Without a maximum of the likelihood glm stops somewhere.
recalibrated <- function(d) {
  x <- split(d$reference, d$positive)
  values <- rep(NA, 4)
  if (min(x$`1`) < max(x$`0`) && min(x$`0`) < max(x$`1`)) {
    fit <- glm(positive ~ reference, binomial, d, epsilon = 1e-14, maxit = 100)
    values <- summary(fit)$coefficients[, 1:2]
  }
  setNames(as.vector(values), c("intercept", "slope", "interceptError", "slopeError"))
}

measure <- function(d) {
  curves <- lapply(c("reference", "candidate"), function(column)
    roc(d$positive, d[[column]], levels = c(0, 1), direction = "<"))
  ci <- suppressWarnings(ci.auc(curves[[1]], method = "delong"))
  covariance <- obuchowski(d, c("reference", "candidate"))
  c(auc = as.numeric(auc(curves[[1]])), variance = suppressWarnings(var(curves[[1]], method = "delong")),
    low = ci[1], high = ci[3], compared(curves),
    clusteredVariance = covariance[1, 1],
    clusteredDeltaVariance = covariance[1, 1] + covariance[2, 2] - 2 * covariance[1, 2],
    partial(curves[[1]]), read(curves[[1]]), points(curves[[1]]), calibrated(d), recalibrated(d))
}

cases <- c("set,patients,positive,reference,candidate")
results <- NULL
for (name in names(kinds)) for (time in seq_len(kinds[[name]]$times)) {
  repeat {
    d <- generate(kinds[[name]])
    if (enough(d)) break
  }
  set <- paste0(name, time)
  cases <- c(cases, paste(c(set, sapply(d, paste, collapse = " ")), collapse = ","))
  values <- measure(d)
  if (is.null(results)) results <- paste(c("set", names(values)), collapse = ",")
  results <- c(results, paste(c(set, sprintf("%.13g", values)), collapse = ","))
}
writeLines(cases, file.path(directory, "proc-cases.csv"))
writeLines(results, file.path(directory, "proc-results.csv"))

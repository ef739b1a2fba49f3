# Reference values for io.mammoedge.runtime.stats from R's pROC (Debian: r-cran-proc).
# Usage: Rscript reference.R DIRECTORY SEED   writes cases.csv and results.csv
# The committed files were made with seed 20261123.
suppressPackageStartupMessages(library(pROC))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "obuchowski.R"))
arguments <- commandArgs(trailingOnly = TRUE)
directory <- arguments[1]
set.seed(as.integer(arguments[2]))

cases <- data.frame()
results <- data.frame()

note <- function(set, quantity, value) {
  results <<- rbind(results, data.frame(
    set = set, quantity = quantity, value = sprintf("%.17g", value)))
}

scored <- function(set, positive, digits, separation, patient = seq_along(positive)) {
  shared <- rnorm(length(positive)) + rnorm(max(patient))[patient]
  data.frame(
    set = set, patient = paste0("p", patient), positive = as.integer(positive),
    reference = round(shared + separation * positive, digits),
    candidate = round(0.8 * shared + 0.6 * rnorm(length(positive)) + separation * positive, digits))
}

bootstrap <- function(d, times) {
  rows <- split(seq_len(nrow(d)), d$patient)
  areas <- replicate(times, {
    b <- d[unlist(rows[sample(length(rows), replace = TRUE)]), ]
    sapply(c("reference", "candidate"), function(column)
      mean(psi(b[[column]][b$positive == 1], b[[column]][b$positive == 0])))
  })
  c(sd(areas[1, ]), sd(areas[2, ] - areas[1, ]))
}

measure <- function(d) {
  set <- d$set[1]
  curves <- lapply(c("reference", "candidate"), function(column)
    roc(d$positive, d[[column]], levels = c(0, 1), direction = "<"))
  area <- suppressWarnings(ci.auc(curves[[1]], method = "delong"))
  note(set, "auc", auc(curves[[1]]))
  note(set, "variance", var(curves[[1]], method = "delong"))
  note(set, "low", area[1])
  note(set, "high", area[3])
  test <- suppressWarnings(roc.test(curves[[2]], curves[[1]], paired = TRUE, method = "delong"))
  note(set, "delta", auc(curves[[2]]) - auc(curves[[1]]))
  note(set, "z", test$statistic)
  note(set, "p", test$p.value)
  note(set, "deltaLow", test$conf.int[1])
  note(set, "deltaHigh", test$conf.int[2])
  best <- coords(curves[[1]], "best", best.method = "youden",
                 ret = c("threshold", "sensitivity", "specificity"), transpose = FALSE)
  best <- best[which.max(best$sensitivity), ]
  note(set, "youdenThreshold", best$threshold)
  note(set, "youdenSensitivity", best$sensitivity)
  note(set, "youdenSpecificity", best$specificity)
  all <- coords(curves[[1]], "all", ret = c("threshold", "sensitivity", "specificity"),
                transpose = FALSE)
  all <- all[is.finite(all$threshold), ]
  note(set, "thresholdCount", nrow(all))
  middle <- all[ceiling(nrow(all) / 2), ]
  note(set, "middleThreshold", middle$threshold)
  note(set, "middleSensitivity", middle$sensitivity)
  note(set, "middleSpecificity", middle$specificity)
  covariance <- obuchowski(d, c("reference", "candidate"))
  note(set, "clusteredVariance", covariance[1, 1])
  note(set, "clusteredDeltaVariance", covariance[1, 1] + covariance[2, 2] - 2 * covariance[1, 2])
}

add <- function(d) {
  cases <<- rbind(cases, d)
  measure(d)
}

add(scored("plain", rep(0:1, each = 40), 4, 1))
add(scored("ties", rep(0:1, each = 30), 0, 1))
add(scored("imbalance", c(rep(1, 4), rep(0, 146)), 3, 1.5))
add(scored("tiny", c(1, 1, 0, 0, 0), 2, 1))
add(scored("reversed", rep(0:1, each = 20), 3, -1))
patient <- rep(1:60, times = sample(1:4, 60, replace = TRUE))
ill <- (runif(60) < 0.5)[patient]
add(scored("clustered", ill & runif(length(patient)) < 0.7, 2, 1.2, patient))

spread <- bootstrap(cases[cases$set == "clustered", ], 4000)
note("clustered", "bootstrapSe", spread[1])
note("clustered", "bootstrapDeltaSe", spread[2])

# pROC's own bootstrap, of cases within classes.
interval <- function(set, name, ci) {
  note(set, paste0(name, "BootLow"), ci[1])
  note(set, paste0(name, "BootMedian"), ci[2])
  note(set, paste0(name, "BootHigh"), ci[3])
}
for (set in c("plain", "ties")) {
  d <- cases[cases$set == set, ]
  curve <- roc(d$positive, d$reference, levels = c(0, 1), direction = "<")
  interval(set, "auc", ci.auc(curve, method = "bootstrap", boot.n = 4000, progress = "none"))
  interval(set, "sensitivity",
           ci.se(curve, specificities = 0.8, boot.n = 4000, progress = "none"))
  interval(set, "specificity",
           ci.sp(curve, sensitivities = 0.8, boot.n = 4000, progress = "none"))
}

for (z in c(-37, -8, -4.2, -3.01, -3, -2.99, -1, -0.1, 0, 0.3, 1.96, 2.999, 3.5, 7)) {
  note("cdf", format(z), pnorm(z))
}
for (p in c(1e-12, 1e-5, 0.025, 0.05, 0.3, 0.5, 0.95, 0.975, 0.9999)) {
  note("quantile", format(p), qnorm(p))
}
for (k in list(c(0, 7), c(1, 1), c(3, 10), c(89, 100), c(5000, 5001))) {
  ci <- suppressWarnings(prop.test(k[1], k[2], correct = FALSE))$conf.int
  note("wilsonLow", paste(k, collapse = "/"), ci[1])
  note("wilsonHigh", paste(k, collapse = "/"), ci[2])
}

write.csv(cases, file.path(directory, "cases.csv"), row.names = FALSE, quote = FALSE)
write.csv(results, file.path(directory, "results.csv"), row.names = FALSE, quote = FALSE)

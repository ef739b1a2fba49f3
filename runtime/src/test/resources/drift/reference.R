# Reference values for the drift statistics of io.mammoedge.runtime.stats, from base R alone.
# Usage: Rscript reference.R DIRECTORY SEED   writes samples.csv and results.csv
# The committed files were made with seed 20261126.
arguments <- commandArgs(trailingOnly = TRUE)
directory <- arguments[1]
set.seed(as.integer(arguments[2]))

samples <- data.frame()
results <- data.frame()

note <- function(set, quantity, value) {
  results <<- rbind(results, data.frame(
    set = set, quantity = quantity, value = sprintf("%.17g", value)))
}

# ks.test stops its own series at 1e-6 or so; this one goes on.
kolmogorov <- function(x) {
  k <- 1:2000
  if (x < 0.05) 1 else 2 * sum((-1)^(k - 1) * exp(-2 * k^2 * x^2))
}

# Shares between the deciles of the reference; an empty bin counts as half a case.
psi <- function(reference, sample) {
  deciles <- unique(quantile(reference, (1:9) / 10, type = 1, names = FALSE))
  deciles <- deciles[deciles < max(reference)]
  breaks <- c(-Inf, deciles, Inf)
  e <- as.vector(table(cut(reference, breaks))) / length(reference)
  a <- pmax(as.vector(table(cut(sample, breaks))), 0.5) / length(sample)
  list(value = sum((a - e) * log(a / e)), bins = length(e))
}

icc <- function(values, patient) {
  above <- as.numeric(values > sort(values)[(length(values) + 1) %/% 2])
  squares <- summary(aov(above ~ factor(patient)))[[1]][["Mean Sq"]]
  b <- squares[1]
  w <- squares[2]
  sizes <- as.vector(table(patient))
  k <- length(sizes)
  m0 <- (sum(sizes) - sum(sizes^2) / sum(sizes)) / (k - 1)
  (b - w) / (b + (m0 - 1) * w)
}

compare <- function(set, reference, sample) {
  samples <<- rbind(samples,
    data.frame(set = set, which = "reference", value = sprintf("%.17g", reference)),
    data.frame(set = set, which = "sample", value = sprintf("%.17g", sample)))
  test <- suppressWarnings(ks.test(reference, sample, exact = FALSE))
  n <- length(reference)
  m <- length(sample)
  stability <- psi(reference, sample)
  note(set, "statistic", unname(test$statistic))
  note(set, "ksTestP", test$p.value)
  note(set, "seriesP", kolmogorov(unname(test$statistic) * sqrt(n * m / (n + m))))
  note(set, "psi", stability$value)
  note(set, "bins", stability$bins)
  note(set, "limit", qchisq(0.95, stability$bins - 1) * (1 / n + 1 / m))
}

compare("same", rnorm(150), rnorm(120))
compare("shifted", rnorm(200), rnorm(90, 0.5))
compare("ties", round(rnorm(180), 1), round(rnorm(140, 0.3), 1))
compare("few values", sample(0:3, 100, TRUE), sample(0:4, 80, TRUE))
compare("apart", runif(60), runif(50, 2, 3))
compare("uneven", rexp(37), rexp(1000, 1.2))
compare("tiny", c(1, 2, 3), c(2.5, 3.5))

patients <- rep(1:40, sample(1:4, 40, TRUE))
values <- rnorm(40)[patients] + rnorm(length(patients))
samples <- rbind(samples, data.frame(
  set = "clustered", which = paste0("p", patients), value = sprintf("%.17g", values)))
note("clustered", "icc", icc(values, patients))

for (degrees in 1:9) for (p in c(0.001, 0.5, 0.95, 0.999)) {
  note(paste0("chisq", degrees), sprintf("%g", p), qchisq(p, degrees))
}
p <- c(0.02, 0.011, 0.4, 0.03)
for (i in 1:4) note("holm", i, p.adjust(p, "holm")[i])

fisher <- function(...) {
  table <- matrix(c(...), nrow = 2)
  note("fisher", paste(c(...), collapse = "-"),
    fisher.test(table, alternative = "greater")$p.value)
}
fisher(12, 88, 40, 800)
fisher(500, 20, 40, 800)
fisher(0, 100, 5, 95)
fisher(3, 0, 0, 7)
fisher(8, 92, 8, 92)
fisher(1040, 18960, 400, 7600)

write.csv(samples, file.path(directory, "samples.csv"), row.names = FALSE, quote = FALSE)
write.csv(results, file.path(directory, "results.csv"), row.names = FALSE, quote = FALSE)

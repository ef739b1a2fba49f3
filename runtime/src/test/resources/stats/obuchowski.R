# The variance clustered by patient, for reference.R and proc.R.

# psi of Obuchowski (1997), pair by pair.
psi <- function(x, y) outer(x, y, function(a, b) (a > b) + 0.5 * (a == b))

# Her S10, S01 and S11 with two readers, straight from the definitions, cluster by cluster.
obuchowski <- function(d, columns) {
  pos <- d[d$positive == 1, ]
  neg <- d[d$positive == 0, ]
  patients <- unique(d$patient)
  m <- nrow(pos)
  n <- nrow(neg)
  a <- lapply(columns, function(column) {
    p <- psi(pos[[column]], neg[[column]])
    list(auc = mean(p), v10 = rowMeans(p), v01 = colMeans(p))
  })
  t10 <- function(r, who) sum(a[[r]]$v10[pos$patient == who]) - sum(pos$patient == who) * a[[r]]$auc
  t01 <- function(r, who) sum(a[[r]]$v01[neg$patient == who]) - sum(neg$patient == who) * a[[r]]$auc
  i10 <- length(unique(pos$patient))
  i01 <- length(unique(neg$patient))
  i <- length(patients)
  covariance <- function(r, s) {
    s10 <- 0; s01 <- 0; s11 <- 0; s11t <- 0
    for (who in patients) {
      if (any(pos$patient == who)) s10 <- s10 + t10(r, who) * t10(s, who)
      if (any(neg$patient == who)) s01 <- s01 + t01(r, who) * t01(s, who)
      s11 <- s11 + t10(r, who) * t01(s, who)
      s11t <- s11t + t10(s, who) * t01(r, who)
    }
    s10 <- s10 * i10 / ((i10 - 1) * m)
    s01 <- s01 * i01 / ((i01 - 1) * n)
    s11 <- s11 * i / (i - 1)
    s11t <- s11t * i / (i - 1)
    s10 / m + s01 / n + (s11 + s11t) / (m * n)
  }
  outer(seq_along(columns), seq_along(columns), Vectorize(covariance))
}

# Algorithm A of rounds of twenty in R: processor time of a round, and the sum of x* and s*.
# Rscript rounds.R FOLDER LARGEST
a <- commandArgs(TRUE)
count <- as.integer(as.numeric(a[2]) / 10); part <- min(2000L, count)
x <- matrix(readBin(file.path(a[1], "rounds.f64"), "double", 20L * part), nrow = 20)
algorithm_a <- function(x) {
  m <- median(x); s <- 1.483 * median(abs(x - m))
  for (i in 1:200) {
    y <- pmin(pmax(x, m - 1.5 * s), m + 1.5 * s)
    n <- mean(y); t <- 1.134 * sd(y)
    done <- abs(n - m) < 1e-9 * s && abs(t - s) < 1e-9 * s
    m <- n; s <- t
    if (done) break
  }
  m + s
}
best <- Inf
for (i in 1:3) {
  start <- proc.time(); total <- sum(apply(x, 2, algorithm_a)); d <- proc.time() - start
  best <- min(best, (d[[1]] + d[[2]]) / part)
}
cat("Algorithm A, round of 20/", count, "\t", sprintf("%.6e", best), "\t", sprintf("%.12g", total), "\n", sep = "")

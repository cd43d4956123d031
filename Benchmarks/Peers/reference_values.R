# The same workloads in R: seconds of processor time a call, and the result.
# Rscript reference_values.R FOLDER      needs robustbase and metafor
suppressMessages({library(robustbase); library(metafor)})
folder <- commandArgs(TRUE)[1]
report <- function(name, f) {
  calls <- 1; best <- Inf; rounds <- 0
  while (rounds < 5) {
    start <- proc.time(); for (i in seq_len(calls)) result <- f(); d <- proc.time() - start
    seconds <- d[[1]] + d[[2]]
    if (seconds < 0.1 && is.infinite(best) && calls < 2^20) { calls <- calls * 2; next }
    best <- min(best, seconds / calls); rounds <- rounds + 1
  }
  cat(name, "\t", sprintf("%.6e", best), "\t", sprintf("%.10g", result), "\n", sep = "")
}
for (n in c("20", "1000", "1000000")) {
  x <- read.csv(file.path(folder, paste0("robust_", n, ".csv")))$x
  report(paste("Qn", n), function() Qn(x))
}
for (k in c("10", "30")) {
  d <- read.csv(file.path(folder, paste0("effects_", k, ".csv"))); x <- d$x; v <- d$u^2
  for (m in c("DL", "PM", "REML")) report(paste(m, k), function() rma(x, v, method = m)$tau2)
}

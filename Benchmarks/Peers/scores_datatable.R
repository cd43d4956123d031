# Scores of a results file in data.table: a count and a sum of squares to compare, or a file of the engine's columns.
# Rscript scores_datatable.R FILE robust|en [OUTPUT]      THREADS in the environment, 2 by default
suppressMessages(library(data.table))
a <- commandArgs(TRUE)
setDTthreads(as.integer(Sys.getenv("THREADS", "2")))
d <- fread(a[1], colClasses = list(character = 1:4, double = 5:7), showProgress = FALSE)
d[, g := .GRP, by = .(round, item, measurand)]
if (a[2] == "robust") {
  x <- d[, .(x = median(value)), by = g]$x
  d[, e := value - x[g]]; d[, ae := abs(e)]
  s <- 1.482602218505602 * d[, .(s = median(ae)), by = g]$s
  score <- d$e / s[d$g]; limit <- 3; name <- "z"
} else {
  d[, w := k^2 / U^2]; d[, wx := w * value]
  t <- d[, .(w = sum(w), wx = sum(wx)), by = g]
  x <- t$wx / t$w
  d[, e := value - x[g]]
  score <- d$e / sqrt(d$U^2 + (4 - 4 * d$k) / t$w[d$g]); limit <- 1; name <- "En"
}
if (length(a) > 2) {
  u <- d$U / d$k
  if (name == "z") {
    u_pt <- 1.25 * s / sqrt(d[, .N, by = g]$N); s_pt <- s[d$g]; u_d <- sqrt(u^2 + u_pt[d$g]^2)
  } else {
    u_pt <- sqrt(1 / t$w); s_pt <- NA_real_; u_d <- sqrt(u^2 - u_pt[d$g]^2)
  }
  verdict <- fifelse(abs(score) >= limit, "action", if (name == "z") fifelse(abs(score) >= 2, "warning", "acceptable") else "acceptable")
  written <- d[, .(round, item, measurand, lab, value, standardUncertainty = u, expandedUncertainty = U, included = "true",
    assignedValue = x[g], assignedStandardUncertainty = u_pt[g], sigmaPt = s_pt, deviation = e,
    deviationStandardUncertainty = u_d, score, verdict)]
  setnames(written, c("score", "verdict"), c(name, paste0(name, "Verdict")))
  fwrite(written, a[3])
} else cat(sum(abs(score) >= limit, na.rm = TRUE), sprintf("%.15g", sum(score[is.finite(score)]^2)), "\n")

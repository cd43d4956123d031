# Scores of a results file in data.table, and a count and a sum of squares to compare.
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
  score <- d$e / s[d$g]; limit <- 3
} else {
  d[, w := k^2 / U^2]; d[, wx := w * value]
  t <- d[, .(w = sum(w), wx = sum(wx)), by = g]
  score <- (d$value - (t$wx / t$w)[d$g]) / sqrt(d$U^2 + (4 - 4 * d$k) / t$w[d$g]); limit <- 1
}
if (length(a) > 2) {
  d[, c("score", "verdict") := .(score, ifelse(abs(score) >= limit, "action", "acceptable"))]
  fwrite(d[, .(round, item, measurand, lab, value, U, k, score, verdict)], a[3])
} else cat(sum(abs(score) >= limit, na.rm = TRUE), sprintf("%.15g", sum(score[is.finite(score)]^2)), "\n")

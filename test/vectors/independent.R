# Answers of R. Usage: Rscript independent.R <folder>
#
# The folder holds, written by independent.py:
#   ks-<name>.csv      columns side ("x" or "y") and value: two samples
#   table-<name>.csv   columns x and y: counts of the same categories
#   p-<name>.csv       column p: p-values of one family
# Written there: ks.csv, table.csv, p.csv, version.txt.

folder <- commandArgs(trailingOnly = TRUE)[1]
options(digits = 17, warn = 1)

files_of <- function(kind) {
  sort(list.files(folder, pattern = paste0("^", kind, "-.*[.]csv$")))
}
name_of <- function(file, kind) sub("[.]csv$", "", sub(paste0("^", kind, "-"), "", file))
text <- function(value) formatC(as.numeric(value), digits = 17, format = "g")
save <- function(rows, name) {
  write.csv(do.call(rbind, rows), file.path(folder, name), row.names = FALSE)
}

# Exact law of D given the ties of the pooled sample. In large samples R's count of paths overflows; it
# warns and simulates, and the answer is left out.
save(lapply(files_of("ks"), function(file) {
  data <- read.csv(file.path(folder, file))
  x <- data$value[data$side == "x"]
  y <- data$value[data$side == "y"]
  exact <- tryCatch(ks.test(x, y, exact = TRUE)$p.value, warning = function(w) NA)
  d <- suppressWarnings(ks.test(x, y, exact = FALSE))$statistic
  data.frame(name = name_of(file, "ks"), d = text(d), exact = text(exact))
}), "ks.csv")

save(lapply(files_of("table"), function(file) {
  counts <- as.matrix(read.csv(file.path(folder, file)))
  chi <- suppressWarnings(chisq.test(counts, correct = FALSE))
  fisher <- if (nrow(counts) == 2) fisher.test(counts)$p.value else NA
  data.frame(name = name_of(file, "table"), statistic = text(chi$statistic),
             df = text(chi$parameter), p = text(chi$p.value), fisher = text(fisher))
}), "table.csv")

save(lapply(files_of("p"), function(file) {
  p <- read.csv(file.path(folder, file))$p
  methods <- c("holm", "BH", "BY", "bonferroni")
  adjusted <- sapply(methods, function(method) text(p.adjust(p, method)))
  data.frame(name = name_of(file, "p"), index = seq_along(p), adjusted)
}), "p.csv")

writeLines(R.version$version.string, file.path(folder, "version.txt"))

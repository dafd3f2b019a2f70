# Where the reference values of the families `hajek` and `horvitz_thompson` come from:
#   Rscript survey.R     (R 4.2.2, survey 4.1.1)
# Weighted rates come as `svyratio` over primary units drawn with replacement, totals as `svytotal` under Poisson
# sampling with the probabilities known.
library(survey)
options(digits = 15)

ratio <- function(name, d) {
  design <- svydesign(ids = ~cluster, weights = ~weight, data = d)
  r <- svyratio(~numerator, ~denominator, design)
  cat(name, "p", coef(r), "se", as.numeric(SE(r)), "\n")
}
total <- function(name, d, N) {
  design <- svydesign(ids = ~1, fpc = ~probability, pps = poisson_sampling(d$probability), data = d)
  t <- svytotal(~y, design)
  cat(name, "total", coef(t), "se", as.numeric(SE(t)), "mean", coef(t) / N, "\n")
}

# One case a cluster: all flagged read, a quarter of some, a twenty-fifth of the others.
alone <- data.frame(
  weight = c(1, 1, 1, 1, 4, 4, 4, 4, 25, 25, 25, 25, 25, 25),
  numerator = c(1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0),
  denominator = 1, cluster = 1:14
)
ratio("alone", alone)

# Several cases a cluster, shares in error, and denominators that are sizes.
clustered <- data.frame(
  weight = c(2, 2, 2, 10, 10, 5, 5, 5, 5, 2, 10, 10, 5, 2, 2),
  numerator = c(1, 0, 0, 0, 1, 0.5, 0, 0, 2, 0, 0, 0, 1, 0, 1),
  denominator = c(1, 1, 1, 2, 1, 1, 3, 1, 2, 1, 1, 2, 1, 1, 1),
  cluster = c(1, 1, 2, 3, 3, 4, 4, 5, 5, 6, 7, 7, 8, 8, 8)
)
ratio("clustered", clustered)

# A rate among some of the cases (misses among warranted ones): only clusters that hold one of them.
among <- data.frame(
  weight = c(1, 1, 8, 8, 8, 8, 20, 20, 20, 20),
  numerator = c(1, 0, 0, 0, 1, 0, 0, 0, 1, 0),
  denominator = c(1, 1, 0, 1, 1, 0, 1, 1, 1, 0),
  cluster = 1:10
)
ratio("among, whole design", among)
ratio("among, those inside", subset(among, denominator > 0))

total("poisson", data.frame(
  y = c(1, 0, 0.5, 1, 0, 1, 0, 0, 1, 0.25),
  probability = c(1, 1, 0.5, 0.5, 0.5, 0.2, 0.2, 0.2, 0.05, 0.05)
), 90)
total("uniform", data.frame(y = c(1, 0, 0, 1, 0, 0, 0, 0), probability = 0.1), 80)

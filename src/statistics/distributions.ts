import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import binomialCdfOf from '@stdlib/stats-base-dists-binomial-cdf';
import binomialPmfOf from '@stdlib/stats-base-dists-binomial-pmf';
import chisquareQuantileOf from '@stdlib/stats-base-dists-chisquare-quantile';
import hypergeometricPmfOf from '@stdlib/stats-base-dists-hypergeometric-pmf';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';
import betaincOf from '@stdlib/math-base-special-betainc';
import betalnOf from '@stdlib/math-base-special-betaln';
import gammaincOf from '@stdlib/math-base-special-gammainc';
import gammalnOf from '@stdlib/math-base-special-gammaln';
export function main(): Promise<number> {
  console.log(
    typeof betaQuantileOf,
    betaQuantileOf(0.975, 52, 184),
    betaQuantileOf(0.975, 1, 10),
    betaQuantileOf(0.025, 10, 1),
  );
  console.log(
    normalQuantileOf(0.975, 0, 1),
    normalCdfOf(-8, 0, 1),
    tQuantileOf(0.975, 5),
    tCdfOf(-40, 5),
    chisquareQuantileOf(0.95, 9),
    gammaincOf(102.17 / 2, 17 / 2, true, true),
  );
  console.log(
    binomialCdfOf(3, 50, 0.2),
    binomialCdfOf(0, 59, 0.05),
    binomialPmfOf(9, 21, 0.48),
    hypergeometricPmfOf(2, 1107, 102, 1100),
    betaincOf(1e-9, 0.5, 200.5),
    betalnOf(0.5, 377.5),
    gammalnOf(1e7),
  );
  console.log(
    betaQuantileOf(0.975, 1, 1e7),
    betaQuantileOf(0.975, 5e6, 5e6 + 1),
    binomialCdfOf(500, 1e7, 0.0001),
    betaincOf(0.05, 3.5, 210.5, true, false),
  );
  return Promise.resolve(0);
}

/** Golden rows that the distributions in src/math answer. */
import { andersonDarlingSurvival } from '../../../src/math/anderson-darling.js'
import { chiSquareInverseSurvival, chiSquareSurvival } from '../../../src/math/chi-square.js'
import { cramerVonMisesSurvival } from '../../../src/math/cramer-von-mises.js'
import {
  kolmogorovCumulative,
  kolmogorovInverseSurvival,
  kolmogorovSurvival,
} from '../../../src/math/kolmogorov.js'
import { kuiperSurvival } from '../../../src/math/kuiper.js'
import {
  noncentralChiSquareSurvival,
  noncentralityForPower,
} from '../../../src/math/noncentral-chi-square.js'
import {
  normalCumulative,
  normalInverseSurvival,
  normalSurvival,
} from '../../../src/math/normal.js'
import { compare, type Fields, type Runner, type Runners } from './family.js'
import { fields, number } from './fields.js'

/** A family whose expectation is one number, a function of the arguments. */
function value(f: (args: Fields) => number): Runner {
  return (row) => compare(row.expected, { value: () => f(fields(row, 'args')) }, number(row, 'tol'))
}

export const mathRunners: Runners = {
  kolmogorovSF: value((args) => kolmogorovSurvival(number(args, 'x'))),
  kolmogorovCDF: value((args) => kolmogorovCumulative(number(args, 'x'))),
  kolmogorovISF: value((args) => kolmogorovInverseSurvival(number(args, 'p'))),
  chi2SF: value((args) => chiSquareSurvival(number(args, 'x'), number(args, 'df'))),
  chi2ISF: value((args) => chiSquareInverseSurvival(number(args, 'p'), number(args, 'df'))),
  normSF: value((args) => normalSurvival(number(args, 'z'))),
  normCDF: value((args) => normalCumulative(number(args, 'z'))),
  normISF: value((args) => normalInverseSurvival(number(args, 'p'))),
  ncx2SF: value((args) =>
    noncentralChiSquareSurvival(number(args, 'x'), number(args, 'df'), number(args, 'lambda_')),
  ),
  ncx2LambdaForPower: value((args) =>
    noncentralityForPower({
      df: number(args, 'df'),
      alpha: number(args, 'alpha'),
      power: number(args, 'power'),
    }),
  ),
  cvmSF: value((args) => cramerVonMisesSurvival(number(args, 'x'))),
  adSF: value((args) => andersonDarlingSurvival(number(args, 'x'))),
  kuiperSF: value((args) => kuiperSurvival(number(args, 'lambda_'))),
}

/** For tests of any module: a whole server on the test's own database, with colleagues, houses and calls by contract. */
export {
  type TestAnswer,
  type TestCentre,
  type TestColleague,
  testCentre,
} from '../../modules/matters/testing/centre.ts'

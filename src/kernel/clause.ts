/** Tags a test with the clause of the catalogue it proves: `it(`${clause('§11.1')} …`)`. `docs/clauses.md` is made from these tags. */
export const clause = (id: `§${string}`): string => `[${id}]`

/** Tags a test with the hostile case (1–44) of the domain notes that it plays. */
export const hostile = (number: number): string => `[case ${number}]`

export * from './testing/people.ts'

/** Texts that stand below the options of a command's help. */

/** What each exit code means. */
export const exitCodes = `
Exit codes:
  0    nothing at or above --fail-on (default: error)
  1    the data failed: a violation or drift
  2    usage or configuration: a flag, a schema that does not parse
  3    could not read or execute
  130  interrupted (143 where it was SIGTERM)
With 2, 3 and 130 nothing is on standard output; standard error says why.`

/** One line a command. */
export const examples = `
Examples:
  driftgate infer train.csv              learn train.schema.yaml, train.profile
  driftgate check batch.csv              check a batch against them
  driftgate drift january.csv july.csv   compare two data sets, no set-up
  driftgate profile data.csv             statistics of one data set
  driftgate explain arr_delay batch.csv  why a column was judged so
  driftgate suggest batch.csv            edits by which the batch would pass
  driftgate diff old.yaml new.yaml       what changed in a schema
  driftgate check batch.csv --format json=report.json --format text`

/** The ways in which `explain` is asked. */
export const explainExamples = `
Examples:
  driftgate explain drift.psi                       what a code means
  driftgate explain arr_delay --report report.json  why a column was judged so
  driftgate explain arr_delay batch.csv             the same, of a batch
  driftgate explain arr_delay january.csv july.csv  the same, of two data sets`

/** What `diff` tells, and how it is asked. */
export const diffExamples = `
Of schemas, each change is
  breaking    a batch that passed the older schema can fail the newer one
  compatible  every batch that passed the older one passes the newer one
  neutral     descriptions, owners, tags, comments: nothing is judged by it
A batch passes where check finds no error in it. Of profiles and data the statistics that differ are
told; whether they drifted, driftgate drift says.

Examples:
  driftgate diff main.schema.yaml mine.schema.yaml --fail-on breaking
  git show HEAD:train.schema.yaml | driftgate diff - train.schema.yaml
  driftgate diff monday.profile tuesday.profile`

/** What `suggest` prints, and how it ends. */
export const suggestExamples = `
Each edit is told in a line ahead of the patch, with the finding that asks for it. The edited schema
was checked before anything is printed; --apply keeps comments and layout. Review it: a batch can be
wrong. Exit code 0 where there are suggestions, and where there is nothing to suggest; 1 where no edit
of a schema would accept the batch, such as one without rows.

Examples:
  driftgate suggest batch.csv > accept.patch && git apply accept.patch
  driftgate suggest batch.csv --apply`

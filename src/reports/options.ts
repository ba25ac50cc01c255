/** How a report is to look; formats for machines ignore all of it. */
export interface RenderOptions {
  readonly color: boolean
  /** Symbols beyond ASCII: ✖ ⚠ ℹ ✓ ▁▇. Data is shown as it is either way. */
  readonly unicode: boolean
  /** Terminal columns. */
  readonly width: number
  /** Show what passed as well. */
  readonly verbose: boolean
  /** Show failures only, nothing at all where there are none. */
  readonly quiet: boolean
  /** End with the command that explains the worst finding. Default false. */
  readonly explain?: boolean
  /** What repeats the run behind that command: its data and options, quoted for a shell. */
  readonly again?: string
}

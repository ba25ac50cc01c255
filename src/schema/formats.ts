/** Formats of text that have a name: what each looks like, as a pattern of the whole value. */

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'
const group = '[0-9A-Fa-f]{1,4}'
const four = '[ -]?[0-9]{4}'

/** RFC 4291, without addresses of version 4 inside: `::` stands for one group of zeros or more. */
const ipv6 = [
  `(?:${group}:){7}${group}`,
  ...[1, 2, 3, 4, 5, 6].map((before) => `(?:${group}:){1,${before}}(?::${group}){1,${7 - before}}`),
  `(?:${group}:){1,7}:`,
  `:(?::${group}){1,7}`,
  '::',
].join('|')

/**
 * By name. E-mail addresses as HTML forms take them, with a dot in the domain; URLs of the web and of FTP; host names
 * by RFC 1123; UUIDs of any version (RFC 9562); credit cards of the large issuers, whose check digit is not looked at;
 * social security numbers of the United States that can have been issued.
 */
export const formats = {
  email: `[A-Za-z0-9.!#$%&'*+/=?^_\`{|}~-]+@${label}(?:\\.${label})+`,
  url: '(?:[hH][tT][tT][pP][sS]?|[fF][tT][pP])://[^\\s/?#]+(?:[/?#][^\\s]*)?',
  uuid: '[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}',
  ipv4: `${octet}(?:\\.${octet}){3}`,
  ipv6,
  hostname: `${label}(?:\\.${label})*`,
  creditCard:
    `(?:4[0-9]{3}|5[1-5][0-9]{2}|2[2-7][0-9]{2}|6011|65[0-9]{2})${four}${four}${four}` +
    '|3[47][0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]{5}',
  socialSecurityNumber:
    '(?:00[1-9]|0[1-9][0-9]|[1-578][0-9]{2}|6[0-57-9][0-9]|66[0-57-9])-(?:0[1-9]|[1-9][0-9])-' +
    '(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})',
} as const

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as readonly FormatName[]

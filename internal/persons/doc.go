// Package persons finds what may point to a person in the texts that are handed
// over, and puts roles in place of names.
//
// Find tells of names (capitalised words that recur or are known first names, and
// those who take part in a meeting), initials, addresses of e-mail, numbers of
// telephones and of the CPR register, titles that only one person holds, and turns
// of phrase that single somebody out ("den ene af de to mænd"). It would rather tell
// of too much than of too little: the leader looks at the list and decides.
//
// Aliases replace whole words with their genitive and in compounds, everywhere.
package persons

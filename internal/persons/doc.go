// Package persons finds what may point to a person in the texts that are handed
// over, and puts roles in place of names.
//
// Find tells of names (capitalised words that recur or are known first names, and
// those who take part in a meeting), initials, addresses of e-mail, numbers of
// telephones and of the CPR register, titles that only one person holds, and turns
// of phrase that single somebody out ("den ene af de to mænd"). It would rather tell
// of too much than of too little: the leader looks at the list and decides.
//
// Aliases replace whole words with their genitive and in compounds, everywhere. What
// an alias of a full name covers is what Find counts with that name, so a name that
// is replaced leaves no part of itself behind.
//
// What is a name is told in this order: a word of a meeting's participants; a first
// name of the lists in data, unless it is an everyday word too and nothing else
// speaks for it; a surname; and any capitalised word within a sentence that no list
// knows as a place, an organisation or a common word. find.go has the order of the
// work, names.go and guess.go what counts as a name, people.go who is the same
// person; replace.go, rule.go, match.go and put.go are the aliases. The lists are
// described, with their sources, in data/README.md.
package persons

// Package i18n holds the interface's words in Danish and English, and what
// goes with a language: dates, numbers, lists and sorting, in both directions
// (how they are shown and how a person types them).
//
// Every word that a user sees stands in words/da/*.toml and words/en/*.toml, a
// table per area. A key is the path to a value: next in the table [home] is
// "home.next". A value is a text or the pair [one, other]:
//
//	[home]
//	next  = "Videre"
//	notes = ["%d note", "%d noter"]
//
// Texts are fmt formats. Where the two languages need another order the verbs
// are indexed (%[2]s); a percent sign is written %%. A text may leave out
// arguments that it is given. Both languages have the same keys with the same
// verbs, which a test holds.
//
// The package knows none of the project's other packages. It reads one
// language only, keeps no state of its own, and asks neither the clock nor the
// environment: both are handed in.
package i18n

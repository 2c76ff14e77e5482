// Package cli is the command line of stjerne: every command, what it reads,
// what it prints and the status it exits with.
//
// A command is a cobra command whose words come from the catalogue, so that a
// Danish run has no English word in it and the other way round. It reads what
// was typed into plain values, does its work in one Read or Write of the store,
// and answers with a sentence for people or, with --json, an object whose
// fields JSON.md documents. Verbs, ids and values are English in both languages.
//
// Exit status: 0 done; 1 failed, or a value that can't be; 2 wrong usage. An
// error is one sentence on standard error. A question is asked only where
// standard input and standard error are terminals. What is printed is safe to
// print: control characters of texts are shown, not sent.
//
// Nothing here asks the clock, the environment or chance: Env hands them in.
package cli

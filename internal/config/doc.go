// Package config knows where stjerne's files live and what the user has set.
//
// Settings stand in a TOML file that the user may edit by hand: it is read
// strictly, and changed a line at a time, so that comments and order stay. The
// same strict reader serves an organisation's own file for the method
// (DecodeStrict, InFile), which this package doesn't know.
//
// The package knows no other package of the project. What is wrong with a file
// or a value is a Problem, whose code finds the user's sentence.
package config

// Package themes holds the colour themes: those of the program, which are
// files of this folder, and a user's own, which are read from a folder beside
// the settings and checked strictly.
//
// A theme has a title and two palettes, [light] and [dark]; each names all
// tokens of Palette. The program's own themes leave running text in the
// terminal's colour, so that it can be read even where the terminal's
// background was guessed wrongly, and hold every text at 4.5:1 or more against
// the ground that the palette states.
//
// The package knows no other package of the project. What is wrong with a file
// is a Problem, whose code finds the user's sentence.
package themes

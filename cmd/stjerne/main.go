// Command stjerne is a journal for action learning in the terminal. This file
// is nothing but wiring: it hands the command line the real world.
package main

import (
	"crypto/rand"
	"os"
	"time"

	"stjerne/internal/cli"
)

// version is set when the program is built.
var version = "dev"

func main() {
	env := cli.Env{
		Args:    os.Args[1:],
		In:      os.Stdin,
		Out:     os.Stdout,
		Err:     os.Stderr,
		Getenv:  os.Getenv,
		Now:     time.Now,
		Random:  rand.Reader,
		Open:    cli.Screen,
		Version: version,
	}
	env.Terminals(os.Stdin, os.Stdout, os.Stderr)
	os.Exit(cli.Run(env))
}

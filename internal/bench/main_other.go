//go:build !unix

package main

import "fmt"

func main() { fmt.Println("make bench needs a Unix system: it measures in a pseudo-terminal.") }

//go:build unix && !linux

package main_test

import (
	"fmt"
	"os"
	"syscall"
)

// systemDisasters are those that only Linux can be asked for.
func systemDisasters() map[string]disaster { return nil }

// beMeek runs a program; who is no administrator has to ask for leave anyway.
func beMeek(command []string) {
	fmt.Println(syscall.Exec(command[0], command, os.Environ()))
	os.Exit(1)
}

func beFailing(command []string) { beMeek(command) }

// working is not known here.
func working(int) bool { return false }

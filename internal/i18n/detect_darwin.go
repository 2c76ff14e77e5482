package i18n

import (
	"context"
	"os/exec"
	"strings"
	"time"
)

// systemLocales asks macOS for the languages of its settings, best first. A
// program that wasn't started from a terminal has no LANG. A second is long
// for the answer: the language isn't worth a start that hangs.
func systemLocales() []string {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, "/usr/bin/defaults", "read", "-g", "AppleLanguages").Output()
	if err != nil {
		return nil
	}
	return appleLanguages(string(out))
}

// appleLanguages reads the list as defaults prints it: ( "da-DK", "en-GB" ).
func appleLanguages(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool {
		return strings.ContainsRune("() \t\r\n\",", r)
	})
}

package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) manCommand() *cobra.Command {
	return a.command("man", nil, func(cmd *cobra.Command, _ []string) error {
		_, err := a.out.WriteString(a.manPage(cmd.Root()))
		return err
	})
}

// manPage writes the manual in roff from the command tree, with its headings in
// the user's language. It holds no date, so the same program gives the same page.
func (a *app) manPage(root *cobra.Command) string {
	var b strings.Builder
	section := func(name string) { fmt.Fprintf(&b, ".SH %s\n", roff(a.words.T("cli.man."+name))) }
	paragraph := func(text string) { fmt.Fprintf(&b, ".PP\n%s\n", roff(text)) }
	item := func(typed, does string) { fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(typed), roff(does)) }

	b.WriteString(".\\\" -*- coding: utf-8 -*-\n")
	fmt.Fprintf(&b, ".TH STJERNE 1 \"\" \"stjerne\" \"%s\"\n", roff(a.words.T("cli.man.title")))
	section("name")
	fmt.Fprintf(&b, "%s\n", roff("stjerne - "+a.words.T("cli.man.about")))
	section("synopsis")
	fmt.Fprintf(&b, ".B stjerne\n.br\n.B stjerne %s\n", roff(a.words.T("cli.place.command")))
	section("description")
	paragraph(a.words.T("cli.long.stjerne"))
	for _, g := range a.groups {
		fmt.Fprintf(&b, ".SH %s\n", roff(heading(a.words.T("cli.group."+g.name))))
		for _, c := range g.commands {
			a.manCommandOf(&b, c, item)
		}
	}
	section("options")
	for _, e := range a.flagEntries(root.PersistentFlags()) {
		item(e.typed, e.does)
	}
	section("dates")
	paragraph(a.words.T("cli.man.dates-text"))
	section("status")
	for i, status := range []string{"0", "1", "2"} {
		item(status, a.words.T(fmt.Sprintf("cli.man.status-%d", i)))
	}
	section("environment")
	for _, name := range []string{"STJERNE_JOURNAL", "STJERNE_LANG"} {
		item(name, a.words.T("cli.man."+strings.ToLower(name)))
	}
	section("files")
	paragraph(a.words.T("cli.man.files-text"))
	return b.String()
}

func (a *app) manCommandOf(b *strings.Builder, c *cobra.Command, item func(typed, does string)) {
	text := c.Short
	if key := "cli.long." + pathName(c); a.words.Has(key) {
		text = a.words.T(key)
	}
	item(a.usageLine(c), text)
	flags := a.ownFlags(c)
	if len(flags) > 0 {
		b.WriteString(".RS\n")
		for _, e := range flags {
			item(e.typed, e.does)
		}
		b.WriteString(".RE\n")
	}
	for _, sub := range visible(c) {
		a.manCommandOf(b, sub, item)
	}
}

// heading is a heading of the help as the manual has it.
func heading(text string) string { return strings.ToUpper(strings.TrimSuffix(text, ":")) }

// roff makes a text stand as itself in a roff file: no backslash is an escape,
// a dash that is typed stays one, and no line is a request.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\"", `\(dq`, "\n", " ").Replace(safe(text))
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	return text
}

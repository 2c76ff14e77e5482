package cli

import (
	"fmt"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// placeholder is how an argument is written in a usage line: TEXT|-, [DATE].
func (a *app) placeholder(p argument) string {
	name := a.words.T("cli.place." + p.name)
	if p.many {
		name += "…"
	}
	if p.optional {
		return "[" + name + "]"
	}
	return name
}

// usageLine is a command as it is typed, without its flags: "stjerne new TITLE".
func (a *app) usageLine(cmd *cobra.Command) string {
	parts := []string{cmd.CommandPath()}
	for _, p := range a.places[cmd] {
		parts = append(parts, a.placeholder(p))
	}
	return strings.Join(parts, " ")
}

// helpLine is how the help of a command is asked for.
func (a *app) helpLine(cmd *cobra.Command) string { return cmd.CommandPath() + " --help" }

// entry is a line of a list in the help: what is typed, and what it does.
type entry struct{ typed, does string }

// help prints the help of a command, or of the whole program.
func (a *app) help(cmd *cobra.Command, _ []string) {
	var b strings.Builder
	if cmd.HasParent() {
		a.helpOfCommand(&b, cmd)
	} else {
		a.helpOfProgram(&b, cmd)
	}
	_, _ = a.out.WriteString(b.String())
}

func (a *app) helpOfProgram(b *strings.Builder, root *cobra.Command) {
	fmt.Fprintf(b, "%s\n\n", strings.Join(wrap(a.words.T("cli.long.stjerne"), helpWidth), "\n"))
	fmt.Fprintf(b, "%s\n", a.words.T("cli.help.usage"))
	writeEntries(b, []entry{
		{"stjerne", a.words.T("cli.short.stjerne")},
		{"stjerne " + a.words.T("cli.place.command"), a.words.T("cli.help.command")},
	})
	for _, g := range a.groups {
		fmt.Fprintf(b, "\n%s\n", a.words.T("cli.group."+g.name))
		var list []entry
		for _, c := range g.commands {
			list = append(list, entry{strings.TrimPrefix(a.usageLine(c), "stjerne "), c.Short})
		}
		writeEntries(b, list)
	}
	fmt.Fprintf(b, "\n%s\n", a.words.T("cli.help.everywhere"))
	writeEntries(b, a.flagEntries(root.PersistentFlags()))
	fmt.Fprintf(b, "\n%s\n", a.words.T("cli.help.more"))
}

func (a *app) helpOfCommand(b *strings.Builder, cmd *cobra.Command) {
	text := cmd.Short
	if key := "cli.long." + pathName(cmd); a.words.Has(key) {
		text = a.words.T(key)
	}
	fmt.Fprintf(b, "%s\n\n%s\n", strings.Join(wrap(text, helpWidth), "\n"), a.words.T("cli.help.usage"))
	writeEntries(b, []entry{{a.usageLine(cmd), ""}})
	if subs := visible(cmd); len(subs) > 0 {
		var list []entry
		for _, c := range subs {
			list = append(list, entry{a.usageLine(c), c.Short})
		}
		writeEntries(b, list)
	}
	if more, ok := a.listings[cmd]; ok {
		fmt.Fprintf(b, "\n%s\n", more.heading)
		writeEntries(b, more.entries())
	}
	if own := a.ownFlags(cmd); len(own) > 0 {
		fmt.Fprintf(b, "\n%s\n", a.words.T("cli.help.flags"))
		writeEntries(b, own)
	}
	fmt.Fprintf(b, "\n%s\n", a.words.T("cli.help.everywhere"))
	writeEntries(b, a.flagEntries(cmd.Root().PersistentFlags()))
}

// pathName is the name of a command in the catalogue: "bin-empty" for `bin empty`.
func pathName(cmd *cobra.Command) string {
	path := strings.Fields(cmd.CommandPath())
	return strings.Join(path[min(1, len(path)-1):], "-")
}

// visible are the commands under a command, in the order they were added in.
func visible(cmd *cobra.Command) []*cobra.Command {
	var subs []*cobra.Command
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() && c.Name() != "help" {
			subs = append(subs, c)
		}
	}
	return subs
}

// flagEntries lists flags with the placeholders of their values.
func (a *app) flagEntries(set *pflag.FlagSet) []entry {
	var list []entry
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		typed := "--" + f.Name
		if f.Shorthand != "" {
			typed = "-" + f.Shorthand + ", " + typed
		}
		if f.Value.Type() != "bool" {
			typed += " " + a.flagValue(f.Name)
		}
		list = append(list, entry{typed, f.Usage})
	})
	return list
}

// ownFlags lists a command's own flags, in the order they were made in.
func (a *app) ownFlags(cmd *cobra.Command) []entry {
	own := pflag.NewFlagSet("", pflag.ContinueOnError)
	own.SortFlags = false
	everywhere := cmd.Root().PersistentFlags()
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if everywhere.Lookup(f.Name) == nil {
			own.AddFlag(f)
		}
	})
	return a.flagEntries(own)
}

// flagValue is the placeholder of a flag's value.
func (a *app) flagValue(name string) string {
	if key := "cli.value." + name; a.words.Has(key) {
		return a.words.T(key)
	}
	return a.words.T("cli.place.text-alone")
}

// helpWidth is how wide help is written, in columns, whatever the terminal: it
// isn't asked.
const helpWidth = 80

// writeEntries writes a list in two columns. What is typed stands on a line of
// its own where it leaves no room beside it.
func writeEntries(b *strings.Builder, list []entry) {
	column := 0
	for _, e := range list {
		if w := uniseg.StringWidth(e.typed); w <= 26 {
			column = max(column, w)
		}
	}
	for _, e := range list {
		if e.does == "" {
			fmt.Fprintf(b, "  %s\n", e.typed)
			continue
		}
		width := uniseg.StringWidth(e.typed)
		b.WriteString("  " + e.typed)
		if width > column {
			b.WriteString("\n" + strings.Repeat(" ", column+4))
		} else {
			b.WriteString(strings.Repeat(" ", column+2-width))
		}
		for i, line := range wrap(e.does, helpWidth-column-4) {
			if i > 0 {
				b.WriteString(strings.Repeat(" ", column+4))
			}
			b.WriteString(line + "\n")
		}
	}
}

// wrap breaks a text into lines of at most width columns, between words.
func wrap(text string, width int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(text) {
		w := uniseg.StringWidth(word)
		if used > 0 && used+1+w > width {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line += " "
			used++
		}
		line += word
		used += w
	}
	return append(lines, line)
}

// helpCommand is `stjerne help COMMAND`, the same as COMMAND --help.
func (a *app) helpCommand() *cobra.Command {
	places := []argument{{name: "command", optional: true, many: true}}
	cmd := a.command("help", places, func(cmd *cobra.Command, args []string) error {
		root := cmd.Root()
		found, rest, err := root.Find(args)
		if err != nil || len(rest) > 0 && !found.HasParent() {
			return a.unknownCommand(root, args)
		}
		a.help(found, nil)
		return nil
	})
	cmd.Hidden = true
	return cmd
}

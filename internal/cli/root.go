package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stjerne/internal/i18n"
)

// group is a heading of the help, with the commands under it in the order that
// they are met in.
type group struct {
	name     string
	commands []*cobra.Command
}

// root builds the whole command tree in the user's language.
func (a *app) root() *cobra.Command {
	root := a.command("stjerne", nil, a.open)
	root.Use = "stjerne"
	// Unknown commands come here as arguments.
	root.Args = a.unknownCommand
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(a.helpCommand())
	root.SetHelpFunc(a.help)
	root.SetUsageFunc(func(*cobra.Command) error { return nil })
	root.SetFlagErrorFunc(a.flagFault)

	everywhere := root.PersistentFlags()
	everywhere.SortFlags = false
	everywhere.Var(&a.flags.journal, "journal", a.words.T("cli.flag.journal"))
	everywhere.Var(&a.flags.lang, "lang", a.words.T("cli.flag.lang"))
	everywhere.Var(&a.flags.theme, "theme", a.words.T("cli.flag.theme"))
	everywhere.Var(&a.flags.challenge, "challenge", a.words.T("cli.flag.challenge"))
	everywhere.BoolVar(&a.flags.json, "json", false, a.words.T("cli.flag.json"))
	everywhere.BoolVar(&a.flags.yes, "yes", false, a.words.T("cli.flag.yes"))
	everywhere.BoolP("help", "h", false, a.words.T("cli.flag.help"))
	a.complete(root, "lang", langNames())

	a.groups = []group{
		{"begin", []*cobra.Command{a.newCommand(), a.demoCommand(), a.importCommand()}},
		{"note", slices.Concat(a.noteCommands(), []*cobra.Command{a.measureCommand()})},
		{"write", []*cobra.Command{
			a.answerCommand(), a.indicatorCommand(), a.scaleCommand(),
			a.setCommand(), a.outcomeCommand(), a.meetCommand(),
		}},
		{"look", []*cobra.Command{a.listCommand(), a.showCommand(), a.searchCommand(), a.exportCommand(), a.yearCommand(), a.levelsCommand()}},
		{"turn", []*cobra.Command{a.nextCommand(), a.closeCommand(), a.reopenCommand(), a.archiveCommand()}},
		{"back", []*cobra.Command{a.deleteCommand(), a.undoCommand(), a.binCommand()}},
		{"program", []*cobra.Command{
			a.configCommand(), a.themesCommand(), a.completionCommand(),
			a.manCommand(), a.versionCommand(),
		}},
	}
	for _, g := range a.groups {
		root.AddCommand(g.commands...)
	}
	return root
}

// command makes a command with its words from the catalogue: cli.short.<name>
// in lists, cli.long.<name> on its own page. Flags common to all are checked
// before it runs.
func (a *app) command(name string, places []argument, run func(*cobra.Command, []string) error) *cobra.Command {
	cmd := &cobra.Command{
		Use:                   name,
		Short:                 a.words.T("cli.short." + name),
		Args:                  a.expect(places...),
		SilenceErrors:         true,
		SilenceUsage:          true,
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     cobra.NoFileCompletions,
	}
	cmd.Flags().SortFlags = false
	a.places[cmd] = places
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.common(cmd); err != nil {
			return err
		}
		return run(cmd, args)
	}
	return cmd
}

// flag gives a command a flag with its words from the catalogue:
// cli.flag.<command>-<name>, or cli.flag.<name> where several share them.
func (a *app) flag(cmd *cobra.Command, v pflag.Value, name string) {
	cmd.Flags().Var(v, name, a.flagWords(cmd, name))
}

func (a *app) boolFlag(cmd *cobra.Command, v *bool, name string) {
	cmd.Flags().BoolVar(v, name, false, a.flagWords(cmd, name))
}

func (a *app) flagWords(cmd *cobra.Command, name string) string {
	if key := "cli.flag." + cmd.Name() + "-" + name; a.words.Has(key) {
		return a.words.T(key)
	}
	return a.words.T("cli.flag." + name)
}

// complete offers the values of a flag to the shell.
func (a *app) complete(cmd *cobra.Command, flag string, values []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// completeFirst offers values for a command's first argument to the shell.
func completeFirst(cmd *cobra.Command, values func() []string) {
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return values(), cobra.ShellCompDirectiveNoFileComp
	}
}

// unknownCommand is the argument check of the bare program, which takes none.
func (a *app) unknownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, g := range a.groups {
		for _, c := range g.commands {
			names = append(names, c.Name())
		}
	}
	typed := unmasked(args[0])
	if near := nearest(typed, names); near != "" {
		return usage("cli-unknown-command-near", typed, root.Name()+" "+near)
	}
	return usage("cli-unknown-command", typed)
}

// oneOf checks a value against a closed list.
func oneOf(what, text string, list []string) error {
	if slices.Contains(list, text) {
		return nil
	}
	if near := nearest(text, list); near != "" {
		return usage("cli-not-one-of-near", text, what, near)
	}
	return usage("cli-not-one-of", text, what, strings.Join(list, ", "))
}

func langNames() []string {
	var names []string
	for _, l := range i18n.Langs() {
		names = append(names, string(l))
	}
	return names
}

// unknownUnder is the argument check of a command that has others under it and
// takes no argument itself.
func (a *app) unknownUnder(parent *cobra.Command) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		var names []string
		for _, c := range visible(parent) {
			names = append(names, c.Name())
		}
		return oneOf(parent.CommandPath(), unmasked(args[0]), names)
	}
}

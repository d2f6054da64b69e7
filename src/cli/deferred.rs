//! Arguments of a command that are declared when that command is the one in use: to declare
//! all of them takes longer than to check a small file.

use clap::builder::Resettable;
use clap::{ArgMatches, Args, Command, CommandFactory, Error, FromArgMatches};
use std::cell::Cell;

/// The arguments of one of several commands.
#[derive(Debug)]
pub(crate) struct Deferred<T>(pub(crate) Box<T>);

thread_local! {
    /// Whether arguments wait.
    static WAIT: Cell<bool> = const { Cell::new(true) };
}

/// A command with all that is below it: a completion script needs to know everything.
pub(crate) fn whole<T: CommandFactory>() -> Command {
    WAIT.set(false);
    let command = T::command();
    WAIT.set(true);
    command
}

impl<T: Args> Args for Deferred<T> {
    fn augment_args(command: Command) -> Command {
        if WAIT.get() { command.defer(declare::<T>) } else { declare::<T>(command) }
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// Declares arguments. What these say of themselves is not what the command is for.
fn declare<T: Args>(command: Command) -> Command {
    let about = command.get_about().cloned();
    let long = command.get_long_about().cloned();
    T::augment_args(command).about(Resettable::from(about)).long_about(Resettable::from(long))
}

impl<T: FromArgMatches> FromArgMatches for Deferred<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        Ok(Deferred(Box::new(T::from_arg_matches(matches)?)))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}

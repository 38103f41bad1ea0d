//! What the lock holds against whom, and what it does not: under `goldseam help lock`, and so in the manual. It is dated,
//! since it is only true of what runs.

/// What stands under `goldseam help lock`: how the lock is used, then what it holds.
pub fn page() -> String {
    [include_str!("help/lock.txt"), WHAT_HOLDS].concat()
}

/// The whole of it, in lines that stay as they are.
pub const WHAT_HOLDS: &str = "\
What the lock holds, and what it does not (as of 29 November 2026)

No outside expert has reviewed the lock. This is what we meant it to do, and
what our tests try. Where a workbook isn't locked, anyone who uses this
computer account can read and change all of it.

Someone with the files and no passphrase: a sync or backup service, a finder
  Holds: They can't read a page, a draft or a deleted page. What they put into
  the folder or change in it does not stand as a page of yours, and does not
  take the lock off.
  Does not hold: They see how many workbooks and files there are, roughly how
  long each is, and when it changed. They can delete files, and put old ones
  back: the pages written later miss them, and this computer notices a whole
  folder that was put back, unless --data-dir named it; a computer that never
  saw it does not. Nothing misses a draft, or a page you deleted. They can put
  a whole workbook without a lock beside yours, and goldseam opens that one: if
  you aren't asked for your passphrase, it is not the one you locked, and --ask
  asks for it. They can keep a copy and guess at the passphrase, about a
  second of work for each guess, so a short one falls.

Your partner, with the files and a passphrase of their own
  Holds: They can't read your own pages, and can't write one that stands as
  proved by you. What was entered for you when your passphrase had not been
  typed is listed on your home page, under \"Entered under your name\".
  Does not hold: They can delete your files, as anyone can who has the folder.
  They see which files are your own, how many of them you deleted, and when.
  They read and write what is for both of you, and can take a signature off it. In a sitting for two the program
  does not know who is at the keyboard.

Someone at your open screen
  Holds: The recovery line, a new passphrase, taking the lock off, and taking
  your own pages along ask for your passphrase, unless it was typed within the
  last minute. After some quiet minutes the lock shuts by itself.
  Does not hold: Until then they can read, write and delete what you can.

A thief of the computer
  Holds: With the lock shut, the same as for someone with the files.
  Does not hold: While it is open, the key is in memory, and swap and sleep may
  have put it on the disk.

A court, or anyone who forces a passphrase out of you
  Holds: What proves your own pages to you proves them to nobody else: it is
  made with a key that whoever checks it must have too. No export and no
  session page carries a proof.
  Does not hold: They can read everything that passphrase opens, in older
  copies and backups too. A shared page can be shown to have been written with
  your passphrase. Written notes might be asked for in a legal dispute.

Where you never set a passphrase
  Holds: A key or a sealed file that a sync tool or somebody put into the folder
  makes the workbook count as locked, and no passphrase opens it. Its pages can
  still be read and taken along, by \"I never set a passphrase\" where it is asked
  for, or with --never-locked. Nothing is written meanwhile. The files are named;
  once they are moved out, all is as it was. If you did set one, type it: what
  can be read without it may be somebody else's words.
  Does not hold: Someone who can write there can also make book.json say that it
  is locked. Then goldseam opens nothing, and what isn't sealed is left to be
  read in the files themselves.

What nothing here can close
  Whoever once had a key file and its passphrase has that key for good. A new
  passphrase does not shut them out; starting a new workbook does, for what is
  written from then on. Programs that record the keys or the screen, what the
  terminal remembers, swap, old copies and flash memory are out of our reach.
  Pages from before this version don't show who wrote them. Whatever lay in the
  folder when you first opened it with this version counts as one of them.
  If a passphrase is forgotten, only the recovery sheet opens the pages.

If someone could make you type your passphrase, don't write here what could
hurt you.
";

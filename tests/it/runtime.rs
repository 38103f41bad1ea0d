//! Around the program: what the terminal sends, what is still on its way to the disk, settings, and how it all ends.

mod by_lines;
mod feed;
mod frames;
mod leaving;
mod reader;
mod settings;

#[repr(u8)]
#[derive(Clone, Copy)]
pub enum Suit {
    Clubs,
    Diamonds = 5,
    Hearts,
    Spades = 200,
}
#[no_mangle]
pub extern "C" fn next(s: Suit) -> Suit {
    match s {
        Suit::Clubs => Suit::Diamonds,
        Suit::Diamonds => Suit::Hearts,
        Suit::Hearts => Suit::Spades,
        Suit::Spades => Suit::Clubs,
    }
}
#[repr(C)]
pub struct Card {
    suit: Suit,
    rank: u32,
}
#[no_mangle]
pub extern "C" fn deal(cards: *mut Card, n: usize) {
    let cards = unsafe { std::slice::from_raw_parts_mut(cards, n) };
    let mut s = Suit::Hearts;
    for i in 0..n {
        cards[i].suit = s;
        cards[i].rank = (i as u32 + 1) * (s as u32);
        s = next(s);
    }
}

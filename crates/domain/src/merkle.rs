//! Merkle trees as in RFC 6962 §2.1: leaf hash SHA-256(0x00 ‖ data), node hash SHA-256(0x01 ‖ left ‖ right).

use crate::event::Hash;
use sha2::{Digest, Sha256};

fn leaf(data: &Hash) -> Hash {
    Sha256::new().chain_update([0]).chain_update(data).finalize().into()
}
fn node(l: &Hash, r: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(l).chain_update(r).finalize().into()
}
fn split(n: usize) -> usize {
    // The largest power of two smaller than n.
    1 << (usize::BITS - 1 - (n - 1).leading_zeros())
}

/// The root over the event hashes, in order; of nothing, SHA-256 of nothing.
pub fn root(data: &[Hash]) -> Hash {
    match data {
        [] => Sha256::new().finalize().into(),
        [one] => leaf(one),
        _ => {
            let (l, r) = data.split_at(split(data.len()));
            node(&root(l), &root(r))
        }
    }
}

/// The hashes that lead from leaf `index` to the root, nearest first. Empty for an index outside.
pub fn proof(data: &[Hash], index: usize) -> Vec<Hash> {
    if data.len() < 2 || index >= data.len() {
        return vec![];
    }
    let k = split(data.len());
    let (l, r) = data.split_at(k);
    let (mut path, sibling) = if index < k { (proof(l, index), root(r)) } else { (proof(r, index - k), root(l)) };
    path.push(sibling);
    path
}

/// The root to which `data` at `index` of `size` leads by `path`; `None` when the path has the wrong length.
pub fn root_from(data: &Hash, index: usize, size: usize, path: &[Hash]) -> Option<Hash> {
    if index >= size {
        return None;
    }
    if size == 1 {
        return path.is_empty().then(|| leaf(data));
    }
    let (sibling, rest) = path.split_last()?;
    let k = split(size);
    if index < k {
        Some(node(&root_from(data, index, k, rest)?, sibling))
    } else {
        Some(node(sibling, &root_from(data, index - k, size - k, rest)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_proof_leads_to_the_root_and_only_from_its_leaf(n in 1usize..70, i in 0usize..70, flip in 0usize..32) {
            let data: Vec<Hash> = (0..n).map(|k| { let mut h = [0; 32]; h[0] = k as u8; h }).collect();
            let i = i % n;
            let path = proof(&data, i);
            prop_assert_eq!(root_from(&data[i], i, n, &path), Some(root(&data)));
            let mut other = data[i];
            other[flip] ^= 1;
            prop_assert_ne!(root_from(&other, i, n, &path), Some(root(&data)));
        }
    }
    #[test]
    fn known_root_of_nothing() {
        assert_eq!(hex::encode(root(&[])), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}

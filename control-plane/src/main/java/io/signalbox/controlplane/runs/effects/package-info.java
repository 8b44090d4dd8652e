/** What runs lead to outside of runs: other modules apply effects and keep what became of subjects, in the transaction that ends the runs. */
@NamedInterface("effects")
@NullMarked
package io.signalbox.controlplane.runs.effects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

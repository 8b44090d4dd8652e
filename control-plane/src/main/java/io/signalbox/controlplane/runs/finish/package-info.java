/** How attempts go on and end: many at once, each with its own token, its effects, steps, recording and end stored together or not at all. */
@NamedInterface("finish")
@NullMarked
package io.signalbox.controlplane.runs.finish;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

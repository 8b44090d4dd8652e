/** The recorded results of everything in a run that is not deterministic: written live, read on resume and in replay. */
@NullMarked
package io.signalbox.agent.engine.journal;

import org.jspecify.annotations.NullMarked;

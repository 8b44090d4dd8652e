/** Asking models, tried against one that fails in every known way. */
@NullMarked
package io.signalbox.agent.model;

import org.jspecify.annotations.NullMarked;

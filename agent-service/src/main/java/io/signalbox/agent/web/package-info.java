/** The doors: what the control plane may ask, how a caller is known, and how a refusal is told. */
@NullMarked
package io.signalbox.agent.web;

import org.jspecify.annotations.NullMarked;

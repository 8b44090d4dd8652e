/** What is wrong with the settings this service was started with. Not the settings themselves: each lies beside its reader. */
@NullMarked
package io.signalbox.agent.settings;

import org.jspecify.annotations.NullMarked;

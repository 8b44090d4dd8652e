@NullMarked
package io.signalbox.controlplane.runs.web;

import org.jspecify.annotations.NullMarked;
